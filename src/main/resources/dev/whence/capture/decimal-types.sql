-- Domains over numeric and money, and domains over those.
with recursive decimals as (
    select oid, typname from pg_type where oid in ('numeric'::regtype, 'money'::regtype)
    union
    select t.oid, t.typname from pg_type t join decimals d on t.typbasetype = d.oid where t.typtype = 'd')
select upper(typname) as name from decimals
