-- What a service may do in its own database: read and write rows, never change a table. In that database, as superuser,
-- after role.sql for both roles and database.sql:
--   psql -d todo -v database=todo -v owner=todo_owner -v service=todo -f privileges.sql
alter schema public owner to :"owner";
revoke all on schema public from public;
grant connect on database :"database" to :"service";
grant usage on schema public to :"service";
-- Holds for the tables that Flyway, who logs in as the owner, has yet to create.
alter default privileges for role :"owner" in schema public
    grant select, insert, update, delete on tables to :"service";
alter default privileges for role :"owner" in schema public
    grant usage on sequences to :"service";
