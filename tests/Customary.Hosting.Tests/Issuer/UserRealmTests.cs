namespace Customary.Hosting.Tests.Issuer;

/// <summary>User realm discovery, which MSAL and ADAL send before a user name and password.</summary>
public sealed class UserRealmTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("/common/userrealm/ann@contoso.com?api-version=1.0")]
    [MemoryStore("/common/UserRealm/ann@contoso.com?api-version=1.0")]
    [MemoryStore("/common/userrealm/ann%40contoso.com")]
    [MemoryStore("/organizations/userrealm/ann@contoso.com?api-version=1.0")]
    [MemoryStore("/00001111-aaaa-2222-bbbb-3333cccc4444/userrealm/ann@contoso.com?api-version=1.0")]
    public async Task Every_account_is_managed(StoreKind store, string path)
    {
        using var message = await (await services.GetAsync(store)).Http.GetAsync(new Uri(path, UriKind.Relative));
        var response = await ApiResponse.ReadAsync(message);
        response.Status.ShouldBe(200, response.Text);
        response.Json.ToJsonString().ShouldBe(
            """{"ver":"1.0","account_type":"Managed","domain_name":"contoso.com","cloud_instance_name":"microsoftonline.com","cloud_audience_urn":"urn:federation:MicrosoftOnline"}""");
    }
}
