select word from task_word where person_id = :#${variable.actor.personId}
