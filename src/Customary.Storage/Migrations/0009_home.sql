-- What belongs to a customer's tenant lies with the customer's home, the partner that first had it, so that a request
-- of that partner finds all its rows on one server; partner_id is that partner in these tables, whoever has the customer later.
create table tenants_at_home (
    partner_id {uuid} not null,
    customer_id {uuid} not null,
    facts {json} not null,
    primary key (partner_id, customer_id)
);

insert into tenants_at_home (partner_id, customer_id, facts)
select homes.partner_id, tenants.customer_id, tenants.facts from tenants join homes on homes.customer_id = tenants.customer_id;

drop table tenants;

alter table tenants_at_home rename to tenants;

create table users_at_home (
    partner_id {uuid} not null,
    customer_id {uuid} not null,
    user_id {uuid} not null,
    principal_name_key {bytes} not null,
    display_name_key {bytes} not null,
    deleted_at bigint not null,
    password {bytes},
    body {bytes} not null,
    primary key (partner_id, customer_id, user_id)
);

insert into users_at_home (partner_id, customer_id, user_id, principal_name_key, display_name_key, deleted_at, password, body)
select homes.partner_id, users.customer_id, user_id, principal_name_key, display_name_key, deleted_at, password, body
from users join homes on homes.customer_id = users.customer_id;

drop table users;

alter table users_at_home rename to users;

-- A deleted user holds its name no longer.
create unique index users_by_principal_name on users (partner_id, customer_id, principal_name_key) where deleted_at = 0;

create index users_by_display_name on users (partner_id, customer_id, display_name_key, user_id) where deleted_at = 0;

create index users_by_deletion on users (partner_id, customer_id, deleted_at) where deleted_at > 0;

create table role_members_at_home (
    partner_id {uuid} not null,
    customer_id {uuid} not null,
    role_id {uuid} not null,
    user_id {uuid} not null,
    primary key (partner_id, customer_id, role_id, user_id)
);

insert into role_members_at_home (partner_id, customer_id, role_id, user_id)
select homes.partner_id, role_members.customer_id, role_id, user_id
from role_members join homes on homes.customer_id = role_members.customer_id;

drop table role_members;

alter table role_members_at_home rename to role_members;

-- Whoever begins from a domain finds the customer's home with it.
create table domains_with_home (
    domain text primary key,
    customer_id {uuid} not null,
    home_partner_id {uuid} not null
);

insert into domains_with_home (domain, customer_id, home_partner_id)
select domains.domain, domains.customer_id, homes.partner_id from domains join homes on homes.customer_id = domains.customer_id;

drop table domains;

alter table domains_with_home rename to domains;

-- The home where it is another partner than the one whose part this is; nothing where it is that one, which is so of
-- every customer with one partner.
alter table customers add column home_partner_id {uuid};

update customers set home_partner_id = (select homes.partner_id from homes where homes.customer_id = customers.customer_id)
where (partner_id, customer_id) in (
    select part.partner_id, part.customer_id from customers part join homes on homes.customer_id = part.customer_id
    where homes.partner_id <> part.partner_id);

drop table homes;
