-- The secret addresses by which calendar programs read somebody's tasks: one a person, kept as a hash (SHA-256), so that who
-- reads this table can read no calendar.
create table feed (
    account_id uuid primary key references account on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz not null default now()
);

-- Sessions of a deleted account are valid by their signature: they are refused until the last of them has expired.
create table deleted_account (
    account_id uuid primary key,
    deleted_at timestamptz not null default now()
);
create index deleted_account_by_time on deleted_account (deleted_at);
