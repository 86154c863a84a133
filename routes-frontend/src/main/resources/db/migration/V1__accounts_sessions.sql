-- Who may sign in. Run by identity_owner; the service works as identity.
--
-- No row-level security here: signing in is looking for a person whom nobody has identified yet.

-- The tables of Spring Security's JdbcUserDetailsManager, whose queries name them so.
create table users (
    username text primary key,
    password text not null,
    enabled  boolean not null
);

create table authorities (
    username  text not null references users on delete cascade,
    authority text not null,
    primary key (username, authority)
);

create table account (
    -- What every other service knows a person by.
    id         uuid primary key,
    username   text not null unique references users on delete cascade,
    -- IANA time zone, as the browser named it at sign-up.
    zone       text not null,
    created_at timestamptz not null default now()
);

-- Session tokens are valid by their signature alone; those that were signed out are listed here until they expire.
create table revoked_session (
    token_id   uuid primary key,
    revoked_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index revoked_session_by_time on revoked_session (revoked_at);
