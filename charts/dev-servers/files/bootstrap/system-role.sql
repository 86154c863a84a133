-- The role that a service puts on, by "set role", for work that belongs to no single person (relay, reconciler). It is not
-- inherited: a statement that forgets whose rows it is about sees none. Migrations grant it what that work needs, no more.
-- In the database postgres, as superuser, after role.sql for the service:
--   psql -v system=todo_system -v service=todo -f system-role.sql
select format('create role %I nologin', :'system')
 where not exists (select from pg_roles where rolname = :'system') \gexec
grant :"system" to :"service" with inherit false, set true;
