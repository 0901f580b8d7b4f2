-- The home of each customer, for the next migration: the partner that first had it, which its facts name first.
create table homes (
    customer_id uuid primary key,
    partner_id uuid not null
);

insert into homes (customer_id, partner_id)
select customer_id, (facts -> 'partners' ->> 0)::uuid from tenants;
