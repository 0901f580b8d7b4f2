-- What a partner is, where somebody registered it.
create table partners (
    partner_id {uuid} primary key,
    kind text not null,
    name text not null,
    mpn_id text not null,
    country text not null,
    culture text not null
);

create index partners_by_mpn_id on partners (mpn_id);

-- Partnerships, each twice: as each of the two sees it; keyed by that partner.
create table partnerships (
    partner_id {uuid} not null,
    role text not null,
    other_id {uuid} not null,
    primary key (partner_id, role, other_id)
);

-- A partner's own profiles as they go over the wire; empty until first written.
create table partner_profiles (
    partner_id {uuid} not null,
    profile text not null,
    body {bytes} not null,
    primary key (partner_id, profile)
);
