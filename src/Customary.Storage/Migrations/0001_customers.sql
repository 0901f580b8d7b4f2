-- What belongs to a customer's tenant, whichever partners it has; keyed by the customer.
create table tenants (
    customer_id {uuid} primary key,
    facts {json} not null
);

-- Which domain belongs to which customer; keyed by the name as it is compared.
create table domains (
    domain text primary key,
    customer_id {uuid} not null
);

-- A partner's part of a customer, rendered as it goes over the wire; keyed by partner, then customer.
create table customers (
    partner_id {uuid} not null,
    customer_id {uuid} not null,
    relationship text not null,
    domain text not null,
    domain_key {bytes} not null,
    company_name text not null,
    company_name_key {bytes} not null,
    indirect_reseller_id {uuid},
    indirect_provider_id {uuid},
    format bigint not null,
    body {json} not null,
    primary key (partner_id, customer_id)
);

-- The list's short form, so that a page reads one stretch of an index and no documents.
create index customers_listed on customers
    (partner_id, customer_id, domain, company_name, relationship)
    where relationship <> 'none';

create index customers_by_company_name on customers
    (partner_id, company_name_key, customer_id, domain, company_name, relationship)
    where relationship <> 'none';

create index customers_by_domain on customers
    (partner_id, domain_key, customer_id, domain, company_name, relationship)
    where relationship <> 'none';

create index customers_by_indirect_reseller on customers
    (partner_id, indirect_reseller_id, customer_id, domain, company_name, relationship)
    where relationship <> 'none' and indirect_reseller_id is not null;

create index customers_by_indirect_provider on customers
    (partner_id, indirect_provider_id, customer_id, domain, company_name, relationship)
    where relationship <> 'none' and indirect_provider_id is not null;

-- What was answered to a request that must not be carried out twice; keyed by partner, operation and MS-RequestId.
create table idempotency (
    partner_id {uuid} not null,
    operation text not null,
    request_id {uuid} not null,
    fingerprint {bytes} not null,
    body {json} not null,
    answered_at bigint not null,
    primary key (partner_id, operation, request_id)
);

create index idempotency_by_age on idempotency (partner_id, answered_at);

-- Keys of the service itself, sealed or, in Development, as they are.
create table server_keys (
    name text primary key,
    value {bytes} not null
);
