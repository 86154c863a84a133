-- Whose account was deleted. Whatever the topics hold of them, in whichever order it is read, leaves nothing behind.
create table deleted_account (
    person_id uuid primary key,
    time      timestamptz not null
);
alter table deleted_account enable row level security;
alter table deleted_account force row level security;
create policy migrations on deleted_account to insights_owner using (true);
create policy record on deleted_account to insights_system using (true);
grant select, insert on deleted_account to insights_system;
grant delete on audit_log, insight, task_state to insights_system;
