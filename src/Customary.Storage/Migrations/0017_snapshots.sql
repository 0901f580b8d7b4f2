-- The saved rows of snapshots. Each table has the columns of the table that its name ends with, without its indexes.
create table snapshots (
    name text primary key,
    tenant_id {uuid},
    created_at bigint not null,
    schema_number bigint not null,
    customers bigint not null
);

-- The customers that other partners had too when the snapshot was created.
create table snapshot_shared (
    snapshot text not null,
    customer_id {uuid} not null,
    primary key (snapshot, customer_id)
);

create table snapshot_tenants (
    snapshot text not null,
    partner_id {uuid},
    customer_id {uuid},
    facts {json}
);

create index snapshot_tenants_by_snapshot on snapshot_tenants (snapshot);

create table snapshot_domains (
    snapshot text not null,
    domain text,
    customer_id {uuid},
    home_partner_id {uuid}
);

create index snapshot_domains_by_snapshot on snapshot_domains (snapshot);

create table snapshot_customers (
    snapshot text not null,
    partner_id {uuid},
    customer_id {uuid},
    relationship text,
    domain text,
    domain_key {bytes},
    company_name text,
    company_name_key {bytes},
    indirect_reseller_id {uuid},
    indirect_provider_id {uuid},
    format bigint,
    body {json},
    home_partner_id {uuid}
);

create index snapshot_customers_by_snapshot on snapshot_customers (snapshot);

create table snapshot_idempotency (
    snapshot text not null,
    partner_id {uuid},
    operation text,
    request_id {uuid},
    fingerprint {bytes},
    body {json},
    answered_at bigint
);

create index snapshot_idempotency_by_snapshot on snapshot_idempotency (snapshot);

create table snapshot_partners (
    snapshot text not null,
    partner_id {uuid},
    kind text,
    name text,
    mpn_id text,
    country text,
    culture text
);

create index snapshot_partners_by_snapshot on snapshot_partners (snapshot);

create table snapshot_partnerships (
    snapshot text not null,
    partner_id {uuid},
    role text,
    other_id {uuid}
);

create index snapshot_partnerships_by_snapshot on snapshot_partnerships (snapshot);

create table snapshot_audit_records (
    snapshot text not null,
    partner_id {uuid},
    happened_at bigint,
    customer_id {uuid},
    resource_type text,
    customer_name_key {bytes},
    body {bytes}
);

create index snapshot_audit_records_by_snapshot on snapshot_audit_records (snapshot);

create table snapshot_audit_clocks (
    snapshot text not null,
    partner_id {uuid},
    happened_at bigint
);

create index snapshot_audit_clocks_by_snapshot on snapshot_audit_clocks (snapshot);

create table snapshot_users (
    snapshot text not null,
    partner_id {uuid},
    customer_id {uuid},
    user_id {uuid},
    principal_name_key {bytes},
    display_name_key {bytes},
    deleted_at bigint,
    password {bytes},
    body {bytes}
);

create index snapshot_users_by_snapshot on snapshot_users (snapshot);

create table snapshot_role_members (
    snapshot text not null,
    partner_id {uuid},
    customer_id {uuid},
    role_id {uuid},
    user_id {uuid}
);

create index snapshot_role_members_by_snapshot on snapshot_role_members (snapshot);

create table snapshot_validation_codes (
    snapshot text not null,
    partner_id {uuid},
    validation_id text,
    organization_name text,
    max_creates bigint,
    used_creates bigint,
    changed_at bigint
);

create index snapshot_validation_codes_by_snapshot on snapshot_validation_codes (snapshot);

create table snapshot_agreements (
    snapshot text not null,
    partner_id {uuid},
    customer_id {uuid},
    agreement_id {uuid},
    body {bytes}
);

create index snapshot_agreements_by_snapshot on snapshot_agreements (snapshot);

create table snapshot_erasures (
    snapshot text not null,
    partner_id {uuid},
    customer_id {uuid},
    audit_position bigint,
    operation_position bigint,
    request_position {uuid}
);

create index snapshot_erasures_by_snapshot on snapshot_erasures (snapshot);

create table snapshot_partner_profiles (
    snapshot text not null,
    partner_id {uuid},
    profile text,
    body {bytes}
);

create index snapshot_partner_profiles_by_snapshot on snapshot_partner_profiles (snapshot);
