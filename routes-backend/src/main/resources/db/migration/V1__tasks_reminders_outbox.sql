-- Task data of the backend. Run by todo_owner; the service works as todo, for which todo_owner's default privileges
-- grant select, insert, update and delete.
--
-- Every table belongs to persons, and row-level security shows a transaction only the rows of the person named by the
-- setting app.person_id, which it sets for itself (transaction PersonTransaction). Work that concerns everybody, such as
-- the outbox relay, takes the role todo_system for one transaction, which may do only what the policies below grant.

create function app_person_id() returns uuid
    language sql stable
    return nullif(current_setting('app.person_id', true), '')::uuid;

-- One row a person who ever said anything. Locked first in every transaction of that person, so that what one person
-- does happens in one order.
create table person (
    id         uuid primary key,
    -- IANA time zone of the last message: what happens without one, such as a reminder, happens in it.
    zone       text not null,
    created_at timestamptz not null default now()
);

create table task (
    id           uuid primary key,
    person_id    uuid not null references person,
    title        text not null check (title <> ''),
    description  text not null default '',
    status       text not null check (status in ('pending', 'completed')),
    due_date     date,
    due_at       timestamptz,
    priority     smallint not null check (priority between 1 and 4),
    tags         text[] not null default '{}',
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    completed_at timestamptz,
    deleted_at   timestamptz,
    -- Counts the task's events: the sequence of the event that made this state.
    version      bigint not null,
    check (due_date is null or due_at is null),
    check ((status = 'completed') = (completed_at is not null))
);
create index task_of_person on task (person_id, status, created_at desc, id desc) where deleted_at is null;

create table reminder (
    id         uuid primary key,
    person_id  uuid not null references person,
    task_id    uuid not null references task,
    remind_at  timestamptz not null,
    state      text not null check (state in ('scheduled', 'fired', 'cancelled')),
    -- When Dapr's scheduler took the job for this time; null while it is still to be told.
    job_at     timestamptz,
    fired_at   timestamptz,
    created_at timestamptz not null
);
create index reminder_of_task on reminder (task_id) where state = 'scheduled';
create index reminder_without_job on reminder (remind_at) where state = 'scheduled' and job_at is null;
create index reminder_due on reminder (remind_at) where state = 'scheduled';

create table notification (
    id        bigint generated always as identity primary key,
    person_id uuid not null references person,
    kind      text not null check (kind in ('reminder', 'reply', 'notice')),
    task_id   uuid references task,
    text      text not null,
    at        timestamptz not null
);
create index notification_of_person on notification (person_id, id);

-- The idempotency keys of chat messages, each with the reply that was given.
create table answered_message (
    person_id  uuid not null references person,
    message_id text not null,
    reply      jsonb,
    at         timestamptz not null default now(),
    primary key (person_id, message_id)
);

-- What one message changed: the unit of undo and redo.
create table change_set (
    id         bigint generated always as identity primary key,
    person_id  uuid not null references person,
    message_id text not null,
    -- The change set that this one takes back; null for one that does something new.
    undoes     bigint references change_set,
    -- The undo that this one takes back.
    redoes     bigint references change_set,
    undone     boolean not null default false,
    unique (person_id, message_id)
);
create index change_set_of_person on change_set (person_id, id desc);

-- The history of every task: each event with what was before and after.
create table task_history (
    task_id       uuid not null references task,
    version       bigint not null,
    person_id     uuid not null references person,
    change_set_id bigint references change_set,
    type          text not null,
    change        jsonb not null,
    at            timestamptz not null,
    primary key (task_id, version)
);
create index task_history_of_change_set on task_history (change_set_id);

-- Events that are committed but not yet acknowledged by the broker. The relay deletes what was.
create table outbox (
    id        bigint generated always as identity primary key,
    person_id uuid not null,
    topic     text not null,
    event_id  uuid not null,
    event     jsonb not null
);
create index outbox_of_person on outbox (person_id, id);

do $$
declare
    t text;
begin
    foreach t in array array['person', 'task', 'reminder', 'notification', 'answered_message', 'change_set',
                             'task_history', 'outbox'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy of_person on %I to todo using (%I = app_person_id())',
                       t, case t when 'person' then 'id' else 'person_id' end);
    end loop;
end
$$;

-- The owner runs migrations only; with row-level security forced it would see nothing of what it has to migrate.
create policy migrations on person to todo_owner using (true);
create policy migrations on task to todo_owner using (true);
create policy migrations on reminder to todo_owner using (true);
create policy migrations on notification to todo_owner using (true);
create policy migrations on answered_message to todo_owner using (true);
create policy migrations on change_set to todo_owner using (true);
create policy migrations on task_history to todo_owner using (true);
create policy migrations on outbox to todo_owner using (true);

-- The relay publishes everybody's events, the reconciler finds everybody's reminders: this and nothing more.
grant usage on schema public to todo_system;
grant select, update, delete on outbox to todo_system;
grant select on reminder to todo_system;
grant update (job_at) on reminder to todo_system;
create policy relay on outbox to todo_system using (true);
create policy reconcile on reminder to todo_system using (true);

-- A task as the contract has it, for a transaction that may see it.
create view task_document with (security_invoker = true) as
select task.*,
       jsonb_build_object(
           'task', jsonb_build_object(
               'id', id,
               'title', title,
               'description', description,
               'status', status,
               'due', case
                          when due_date is not null then jsonb_build_object('date', due_date)
                          when due_at is not null then jsonb_build_object('dateTime', due_at)
                      end,
               'priority', priority,
               'tags', to_jsonb(tags),
               'createdAt', created_at,
               'updatedAt', updated_at,
               'completedAt', completed_at),
           'deleted', deleted_at is not null,
           'version', version)::text as document
from task;

-- Likewise a reminder.
create view reminder_document with (security_invoker = true) as
select reminder.*,
       jsonb_build_object('id', id, 'taskId', task_id, 'remindAt', remind_at, 'state', state)::text as document
from reminder;
