-- The message that a notification of the kind reply answers: told once, however often the message is delivered.
alter table notification add column message_id text;
create unique index notification_of_message on notification (person_id, message_id);
