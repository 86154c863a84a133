-- What the events service keeps. Everything here follows from the topics: a replay into an empty database gives the same.
-- Run by insights_owner; the service works as insights, and as insights_system where it records everybody's events.

create function app_person_id() returns uuid
    language sql stable
    return nullif(current_setting('app.person_id', true), '')::uuid;

-- Every event once. The primary key is the idempotency key of the consumer.
create table audit_log (
    event_id  uuid primary key,
    topic     text not null,
    type      text not null,
    person_id uuid not null,
    subject   text,
    sequence  bigint,
    time      timestamptz not null,
    event     jsonb not null
);
create index audit_log_of_person on audit_log (person_id, time);

-- What a person did on one day of the zone that was theirs then.
create table insight (
    person_id uuid not null,
    day       date not null,
    created   integer not null default 0,
    completed integer not null default 0,
    reopened  integer not null default 0,
    deleted   integer not null default 0,
    primary key (person_id, day)
);

-- The last known state of each task, by the highest sequence seen on any topic: what is open and overdue is counted here
-- when it is asked for.
create table task_state (
    task_id   uuid primary key,
    person_id uuid not null,
    pending   boolean not null,
    due_date  date,
    due_at    timestamptz,
    sequence  bigint not null
);
create index task_state_pending on task_state (person_id) where pending;

do $$
declare
    t text;
begin
    foreach t in array array['audit_log', 'insight', 'task_state'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy of_person on %I to insights using (person_id = app_person_id())', t);
        execute format('create policy migrations on %I to insights_owner using (true)', t);
        execute format('create policy record on %I to insights_system using (true)', t);
        execute format('grant select, insert, update on %I to insights_system', t);
    end loop;
end
$$;
grant usage on schema public to insights_system;
