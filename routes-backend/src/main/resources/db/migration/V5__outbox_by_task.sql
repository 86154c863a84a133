-- The relay looks for the oldest event of each task among the oldest rows, by the primary key: nothing reads by person.
drop index outbox_of_person;
