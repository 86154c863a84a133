select coalesce(max(version), 0) + 1 from settings where person_id = :#${variable.actor.personId}
