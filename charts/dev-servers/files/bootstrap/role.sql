-- One role that may log in and nothing else. In the database postgres, as superuser:
--   psql -v role=todo -v password=… -f role.sql
select format('create role %I', :'role')
 where not exists (select from pg_roles where rolname = :'role') \gexec
-- A failing statement is logged with its text, and this one holds a password.
set log_min_error_statement = panic;
alter role :"role" with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'password';
reset log_min_error_statement;
