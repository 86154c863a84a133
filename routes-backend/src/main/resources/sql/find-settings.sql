select document::text as document, version from settings where person_id = :#${variable.actor.personId}
