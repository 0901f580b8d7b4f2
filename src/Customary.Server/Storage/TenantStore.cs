using System.Text.Json;

namespace Customary.Server.Storage;

/// <summary>The facts of customers' tenants, for the operator: whose customer it is does not matter.</summary>
public sealed class TenantStore(Database database)
{
    /// <summary>Changes what is known of a tenant; false when there is no such customer. It may be run again, so it must not act.</summary>
    public Task<bool> ReplaceAsync(Guid customer, Func<TenantFacts, TenantFacts> change, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            if (await CustomerStore.FindFactsAsync(session, customer, stop) is not { } facts) return false;
            await session.Statement(CustomerSql.ReplaceTenant)
                .With(customer).WithJson(JsonSerializer.SerializeToUtf8Bytes(change(facts), StoreJson.Default.TenantFacts)).ExecuteAsync(stop);
            return true;
        }, stop);
}
