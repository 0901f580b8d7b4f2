-- The home of each customer, for the next migration: the partner that first had it, which its facts name first.
create table homes (
    customer_id blob primary key,
    partner_id blob not null
);

insert into homes (customer_id, partner_id)
select customer_id, unhex(replace(json_extract(cast(facts as text), '$.partners[0]'), '-', '')) from tenants;
