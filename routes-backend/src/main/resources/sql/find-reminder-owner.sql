select person_id as "personId", remind_at as "remindAt" from reminder where id = :#${variable.reminderId} and state = 'scheduled'
