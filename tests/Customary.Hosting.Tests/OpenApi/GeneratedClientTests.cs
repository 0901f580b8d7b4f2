using System.Net.Http.Headers;

namespace Customary.Hosting.Tests.OpenApi;

/// <summary>A client generated from the document compiles and calls the server over HTTP.</summary>
public sealed class GeneratedClientTests
{
    [Fact]
    public async Task A_generated_client_runs_a_program_with_the_expected_output()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var partner = await service.SignInAsync();
        var program = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "OpenApi", "Walk.txt"));
        var run = GeneratedClient.Compile(await GeneratedClient.GenerateAsync(new(service.Http.BaseAddress!, DescribedApi.Path)), program);

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", partner.Token);
        var domain = $"g{Guid.NewGuid():N}"[..20] + ".onmicrosoft.com";
        (await run(http, domain)).ShouldBe(
        [
            $"created {domain}, Reseller, password True",
            "read the same True, commerce id its own True, delegated True",
            "paged first second",
            "replaced Fabrikam Inc., etag new True",
            "fault 400/2055 from PartnerFD",
            "fault 400/2055 from PartnerFD",
            "user Ines M., Active, member Ines M.",
            "fault 404/60002 from PartnerFD",
            "address Verified, free True, rules of NO",
            "audit Add_customer Update_customer_billing_profile Create_customer_user Update_customer_user Add_user_member Delete_customer_user",
            "fault 409/3001 from PartnerFD",
            "fault 404/60003 from PartnerFD",
            "ended None",
        ]);
    }
}
