update person set deleted_at = now(), zone = 'UTC' where id = :#${variable.actor.personId}
