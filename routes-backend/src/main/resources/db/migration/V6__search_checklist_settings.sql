-- Tasks in depth: the zone of a due time, checklists, what listing and searching need; settings; seen notifications.

-- Trusted extensions: the owner of the database may create them, also on managed PostgreSQL. Pieces of words are found by
-- trigrams; with btree_gin one inverted index begins with whose task it is.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The words of a task, stemmed, those of its title and tags weighing more.
create function task_words(title text, description text, tags text[], checklist jsonb) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('english'::regconfig, title), 'A')
        || setweight(to_tsvector('english'::regconfig, array_to_string(tags, ' ')), 'A')
        || setweight(to_tsvector('english'::regconfig, description), 'B')
        || setweight(jsonb_to_tsvector('english'::regconfig, jsonb_path_query_array(checklist, '$[*].title'), '["string"]'), 'B');

alter table task
    -- IANA zone in which the due time was said: the one whose clock a repeated task keeps to.
    add column due_zone  text,
    -- The contract's list of checklist items.
    add column checklist jsonb not null default '[]',
    -- By the wall clock where it was said, a day from its beginning, and last what is due at no time: for sorting and for
    -- finding by an index; what is due exactly when is decided by due_at and due_date.
    add column due_order timestamp not null generated always as (
        coalesce(cast(due_date as timestamp), due_at at time zone coalesce(due_zone, 'UTC'), 'infinity')) stored,
    add column words tsvector not null generated always as (task_words(title, description, tags, checklist)) stored,
    add check (due_zone is null or due_at is not null);

-- One index for each way of sorting open or completed tasks, and one for all of them by creation (ids sort by it).
drop index task_of_person;
create index task_by_creation on task (person_id, status, id) where deleted_at is null;
create index task_by_due on task (person_id, status, due_order, id) where deleted_at is null;
create index task_by_priority on task (person_id, status, priority, id) where deleted_at is null;
create index task_by_title on task (person_id, status, lower(title), id) where deleted_at is null;
create index task_of_person on task (person_id, id) where deleted_at is null;
create index task_by_completion on task (person_id, completed_at) where deleted_at is null and completed_at is not null;
create index task_by_update on task (person_id, updated_at) where deleted_at is null;
create index task_by_words on task using gin (person_id, words, tags, lower(title) gin_trgm_ops) where deleted_at is null;

-- The person's own tasks, for finding which. Row-level security looks at every row before it lets an operator that is not
-- leakproof see it, and full-text, array and trigram operators are not: under it no inverted index is ever used. This view
-- runs with its owner's rights and holds the same condition as an ordinary clause. What it found is read through
-- task_document, under row-level security.
create view own_task as select * from task where person_id = app_person_id();

drop view task_document;
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
                          when due_at is not null
                              then jsonb_strip_nulls(jsonb_build_object('dateTime', due_at, 'zone', due_zone))
                      end,
               'recurrence', recurrence,
               'recurrenceFrom', recurrence_from,
               'priority', priority,
               'tags', to_jsonb(tags),
               'checklist', checklist,
               'createdAt', created_at,
               'updatedAt', updated_at,
               'completedAt', completed_at),
           'deleted', deleted_at is not null,
           'version', version)::text as document
from task;

-- Every word that a person ever used in a title or as a tag: what a mistyped word may have meant. Trigrams alone miss
-- "mlik"; words are few enough to be compared one by one.
create table task_word (
    person_id uuid not null references person,
    word      text not null,
    primary key (person_id, word)
);

create function spoken_words(title text, tags text[]) returns setof text
    language sql immutable parallel safe
begin atomic
    select word
    from unnest(tsvector_to_array(to_tsvector('simple'::regconfig, title || ' ' || array_to_string(tags, ' ')))) as word
    where word ~ '^[^[:digit:][:punct:]]{3,40}$';
end;

insert into task_word (person_id, word)
select distinct person_id, word from task, spoken_words(title, tags) as word;

-- RFC 5545 recurrence rule of a reminder that comes again by itself; null for one that fires once.
alter table reminder add column recurrence text;
create index reminder_of_person on reminder (person_id, remind_at) where state = 'scheduled';
create index reminder_fired on reminder (person_id, fired_at) where state = 'fired';

drop view reminder_document;
create view reminder_document with (security_invoker = true) as
select reminder.*,
       jsonb_strip_nulls(jsonb_build_object(
           'id', id, 'taskId', task_id, 'remindAt', remind_at, 'before', before_due, 'recurrence', recurrence,
           'state', state))::text as document
from reminder;

-- Null until the person has seen it. What was told before there was this column counts as seen.
alter table notification add column seen_at timestamptz;
update notification set seen_at = at;
create index notification_unseen on notification (person_id, id) where seen_at is null;

-- A person's settings as the contract has them; no row before the first change.
create table settings (
    person_id uuid primary key references person,
    document  jsonb not null,
    -- Counts the changes: the sequence of the event that made this state.
    version   bigint not null
);

create table settings_history (
    person_id     uuid not null references person,
    version       bigint not null,
    change_set_id bigint references change_set,
    change        jsonb not null,
    at            timestamptz not null,
    primary key (person_id, version)
);
create index settings_history_of_change_set on settings_history (change_set_id);

-- That taking it back was refused once: the next undo takes back what was done before it.
alter table change_set add column refused boolean not null default false;

do $$
declare
    t text;
begin
    foreach t in array array['task_word', 'settings', 'settings_history'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy of_person on %I to todo using (person_id = app_person_id())', t);
        execute format('create policy migrations on %I to todo_owner using (true)', t);
    end loop;
end
$$;
