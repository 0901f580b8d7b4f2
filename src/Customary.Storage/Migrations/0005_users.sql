-- The users of a customer; keyed by the customer, then the user. The first administrator's password is derived and
-- not here; of others there is a slow hash. The instant of deletion is 0 while a user is active.
create table users (
    customer_id {uuid} not null,
    user_id {uuid} not null,
    principal_name_key {bytes} not null,
    display_name_key {bytes} not null,
    deleted_at bigint not null,
    password {bytes},
    body {bytes} not null,
    primary key (customer_id, user_id)
);

-- A deleted user holds its name no longer.
create unique index users_by_principal_name on users (customer_id, principal_name_key) where deleted_at = 0;

create index users_by_display_name on users (customer_id, display_name_key, user_id) where deleted_at = 0;

create index users_by_deletion on users (customer_id, deleted_at) where deleted_at > 0;

-- Who has which directory role; keyed by the customer.
create table role_members (
    customer_id {uuid} not null,
    role_id {uuid} not null,
    user_id {uuid} not null,
    primary key (customer_id, role_id, user_id)
);
