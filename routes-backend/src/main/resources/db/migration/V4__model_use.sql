-- How often the language model was asked for a person on the day of the last time: what the daily cap is counted by, over
-- all replicas. Days are UTC's, so that changing one's time zone gains nothing.
create table model_use (
    -- Counted before anything of a new person is stored, so it need not be in the table person.
    person_id uuid primary key,
    day       date not null,
    used      integer not null
);

alter table model_use enable row level security;
alter table model_use force row level security;
create policy of_person on model_use to todo using (person_id = app_person_id());
create policy migrations on model_use to todo_owner using (true);
