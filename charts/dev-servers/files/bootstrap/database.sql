-- One database that only its own roles can enter. In the database postgres, as superuser, after role.sql for the owner:
--   psql -v database=todo -v owner=todo_owner -f database.sql
select format('create database %I owner %I', :'database', :'owner')
 where not exists (select from pg_database where datname = :'database') \gexec
revoke all on database :"database" from public;
-- Every role could otherwise enter this one too.
revoke all on database postgres from public;
