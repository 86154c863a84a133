-- Everything that is the person's, in one statement, at whose end foreign keys are checked. The mark stays.
with settings_history_gone as (
    delete from settings_history where person_id = :#${variable.actor.personId}
), settings_gone as (
    delete from settings where person_id = :#${variable.actor.personId}
), task_history_gone as (
    delete from task_history where person_id = :#${variable.actor.personId}
), change_set_gone as (
    delete from change_set where person_id = :#${variable.actor.personId}
), notification_gone as (
    delete from notification where person_id = :#${variable.actor.personId}
), reminder_gone as (
    delete from reminder where person_id = :#${variable.actor.personId}
), task_gone as (
    delete from task where person_id = :#${variable.actor.personId}
), answered_message_gone as (
    delete from answered_message where person_id = :#${variable.actor.personId}
), task_word_gone as (
    delete from task_word where person_id = :#${variable.actor.personId}
), model_use_gone as (
    delete from model_use where person_id = :#${variable.actor.personId}
)
update person set deleted_at = now(), zone = 'UTC' where id = :#${variable.actor.personId}
