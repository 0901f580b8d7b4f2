using Customary.Storage.Sql;

namespace Customary.Storage.Customers;

/// <summary>
/// The queries behind lists of customers. Each reads one stretch of one covering index from a key on: the cost is
/// that of the page, wherever it lies and however many customers there are. The limits are sums: SQLite looks at the value
/// of a bare parameter when it plans, and would plan anew each time that one is bound. Each row also says whether the list
/// has a customer at or before the place from which it is read, which is looked for once a query.
/// </summary>
internal static class CustomerListSql
{
    private const string ByIdForwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none' and customer_id <= $2)
        from customers
        where partner_id = $1 and relationship <> 'none' and customer_id > $2
        order by customer_id limit $3 + 0
        """;

    private const string ByIdBackwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none' and customer_id >= $2)
        from customers
        where partner_id = $1 and relationship <> 'none' and customer_id < $2
        order by customer_id desc limit $3 + 0
        """;

    private const string ByCompanyNameForwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (company_name_key, customer_id) <= ($2, $3) and company_name_key >= $6), company_name_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (company_name_key, customer_id) > ($2, $3) and company_name_key < $4
        order by company_name_key, customer_id limit $5 + 0
        """;

    private const string ByCompanyNameBackwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (company_name_key, customer_id) >= ($2, $3) and company_name_key < $6), company_name_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (company_name_key, customer_id) < ($2, $3) and company_name_key >= $4
        order by company_name_key desc, customer_id desc limit $5 + 0
        """;

    private const string ByDomainForwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (domain_key, customer_id) <= ($2, $3) and domain_key >= $6), domain_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (domain_key, customer_id) > ($2, $3) and domain_key < $4
        order by domain_key, customer_id limit $5 + 0
        """;

    private const string ByDomainBackwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (domain_key, customer_id) >= ($2, $3) and domain_key < $6), domain_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (domain_key, customer_id) < ($2, $3) and domain_key >= $4
        order by domain_key desc, customer_id desc limit $5 + 0
        """;

    private const string ByIndirectResellerForwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id <= $3)
        from customers
        where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id > $3
        order by customer_id limit $4 + 0
        """;

    private const string ByIndirectResellerBackwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id >= $3)
        from customers
        where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id < $3
        order by customer_id desc limit $4 + 0
        """;

    private const string ByIndirectProviderForwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id <= $3)
        from customers
        where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id > $3
        order by customer_id limit $4 + 0
        """;

    private const string ByIndirectProviderBackwards = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id >= $3)
        from customers
        where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id < $3
        order by customer_id desc limit $4 + 0
        """;

    /// <summary>The statement for a range, with its parameters set.</summary>
    public static PreparedStatement Query(DbSession session, Guid partner, CustomerRange range)
    {
        // The end of a prefix is itself a key that a customer may have, and no part of the prefix: before every id there.
        var id = range.After?.Id ?? (range is { Descending: true, Prefix: null } ? Guid.AllBitsSet : Guid.Empty);
        // One more tells whether the list goes on.
        var most = range.Limit + 1;
        var statement = session.Prepare(Text(range.Index, range.Descending)).Bind(partner);
        if (range.Prefix is not { } prefix) return (range.Related is { } related ? statement.Bind(related) : statement).Bind(id).Bind(most);
        var (first, last) = (prefix, FoldedText.EndOfPrefix(prefix));
        if (range.Descending) (first, last) = (last, first);
        return statement.Bind(range.After?.SortKey ?? first).Bind(id).Bind(last).Bind(most).Bind(first);
    }

    private static string Text(CustomerIndex order, bool backwards) => order switch
    {
        CustomerIndex.CompanyName => backwards ? ByCompanyNameBackwards : ByCompanyNameForwards,
        CustomerIndex.Domain => backwards ? ByDomainBackwards : ByDomainForwards,
        CustomerIndex.IndirectReseller => backwards ? ByIndirectResellerBackwards : ByIndirectResellerForwards,
        CustomerIndex.IndirectProvider => backwards ? ByIndirectProviderBackwards : ByIndirectProviderForwards,
        _ => backwards ? ByIdBackwards : ByIdForwards,
    };
}
