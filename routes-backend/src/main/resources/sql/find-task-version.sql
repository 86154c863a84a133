select version from task where id = :#${variable.taskId} and person_id = :#${variable.actor.personId} and deleted_at is null
