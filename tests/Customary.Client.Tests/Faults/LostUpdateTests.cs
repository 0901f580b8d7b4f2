using Customary.Client.Sandbox;

namespace Customary.Client.Tests.Faults;

/// <summary>Updates whose responses are lost. A repeated try then finds the etag of its own lost write and not that of another writer.</summary>
public sealed class LostUpdateTests : IAsyncLifetime
{
    private readonly InstantClock _clock = new();
    private CustomaryFixture _service = null!;
    private CustomaryClient _client = null!;
    private string _customer = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync();
        _client = CreateClient(_service.Http);
        _customer = (await _client.Customers.CreateAsync(TestClients.NewCustomer())).Id!;
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    public static TheoryData<string> Updates => [.. Appends.Keys];

    // Each appends a text, so that a change that is applied twice can be seen. It returns the text.
    private static Dictionary<string, Func<CustomaryClient, string, string, Task<string?>>> Appends { get; } = new()
    {
        ["UpdateBillingProfile"] = async (client, customer, text) =>
            (await client.GetCustomer(customer).BillingProfile.UpdateAsync(profile => profile with { FirstName = profile.FirstName + text })).FirstName,
        ["UpdateOrganizationProfile"] = async (client, _, text) =>
            (await client.Profiles.UpdateOrganizationAsync(profile => profile with { CompanyName = profile.CompanyName + text })).CompanyName,
        ["UpdatePartnerBillingProfile"] = async (client, _, text) =>
            (await client.Profiles.UpdateBillingAsync(profile => profile with { CompanyName = profile.CompanyName + text })).CompanyName,
        ["UpdateLegalBusinessProfile"] = async (client, _, text) =>
            (await client.Profiles.UpdateLegalBusinessAsync(profile => profile with { CompanyName = profile.CompanyName + text })).CompanyName,
        ["UpdateSupportProfile"] = async (client, _, text) =>
            (await client.Profiles.UpdateSupportAsync(profile => profile with { Website = profile.Website + text })).Website,
    };

    [Theory, MemberData(nameof(Updates))]
    public async Task A_change_is_applied_once_if_the_response_to_its_write_is_lost(string operation)
    {
        var before = await Appends[operation](_client, _customer, "");
        await LoseAsync(operation, DisconnectPoint.AfterCommit);
        (await Appends[operation](_client, _customer, "/x")).ShouldBe($"{before}/x");
        (await Appends[operation](_client, _customer, "/y")).ShouldBe($"{before}/x/y");
    }

    [Theory, MemberData(nameof(Updates))]
    public async Task A_change_is_applied_if_its_first_write_did_not_arrive(string operation)
    {
        var before = await Appends[operation](_client, _customer, "");
        await LoseAsync(operation, DisconnectPoint.BeforeHandling);
        (await Appends[operation](_client, _customer, "/x")).ShouldBe($"{before}/x");
    }

    [Theory]
    [InlineData("UpdateBillingProfile")]
    [InlineData("UpdateOrganizationProfile")]
    [InlineData("UpdatePartnerBillingProfile")]
    public async Task A_change_is_applied_to_what_another_writer_wrote_before_the_repeated_try(string operation)
    {
        var before = await Appends[operation](_client, _customer, "");
        await LoseAsync(operation, DisconnectPoint.BeforeHandling);
        using var handler = new OtherWriter(() => Appends[operation](_client, _customer, "/other"));
        using var http = new HttpClient(handler) { BaseAddress = _service.Http.BaseAddress };
        (await Appends[operation](CreateClient(http), _customer, "/x")).ShouldBe($"{before}/other/x");
    }

    [Fact]
    public async Task A_change_is_applied_once_although_the_service_trims_texts_and_changes_the_case_of_codes()
    {
        await LoseAsync("UpdateBillingProfile", DisconnectPoint.AfterCommit);
        var changed = await _client.GetCustomer(_customer).BillingProfile.UpdateAsync(profile => profile with
        {
            FirstName = $" {profile.FirstName} Lee ",
            LastName = " ",
            Culture = "EN-us",
            DefaultAddress = profile.DefaultAddress! with { Country = "us" },
        });
        (changed.FirstName, changed.LastName, changed.Culture, changed.DefaultAddress!.Country).ShouldBe(("Ann Lee", null, "en-US", "US"));
    }

    [Fact]
    public async Task A_replacement_whose_response_is_lost_succeeds()
    {
        var billing = _client.GetCustomer(_customer).BillingProfile;
        var read = await billing.GetAsync();
        await LoseAsync("UpdateBillingProfile", DisconnectPoint.AfterCommit);
        var written = await billing.ReplaceAsync(read with { FirstName = "Kim" });
        (written.FirstName, written.Attributes!.Etag).ShouldBe(("Kim", (await billing.GetAsync()).Attributes!.Etag));
        (await Should.ThrowAsync<CustomaryException>(() => billing.ReplaceAsync(read with { FirstName = "Lou" }))).Code.ShouldBe(CustomaryErrorCode.StaleEtag);
    }

    [Fact]
    public async Task A_replacement_is_refused_if_another_writer_was_faster_than_the_repeated_try()
    {
        var read = await _client.GetCustomer(_customer).BillingProfile.GetAsync();
        await LoseAsync("UpdateBillingProfile", DisconnectPoint.BeforeHandling);
        using var handler = new OtherWriter(() => Appends["UpdateBillingProfile"](_client, _customer, "/other"));
        using var http = new HttpClient(handler) { BaseAddress = _service.Http.BaseAddress };
        var failure = await Should.ThrowAsync<CustomaryException>(() => CreateClient(http).GetCustomer(_customer).BillingProfile.ReplaceAsync(read with { LastName = "Abel" }));
        failure.Code.ShouldBe(CustomaryErrorCode.StaleEtag);
    }

    private Task<ActiveFault> LoseAsync(string operation, DisconnectPoint point) => _service.Sandbox.Faults.AddAsync(new() { Operation = operation, Disconnect = point, Times = 1 });

    private CustomaryClient CreateClient(HttpClient http) => _service.CreateClient("contoso", configure: options => (options.HttpClient, options.TimeProvider) = (http, _clock));

    /// <summary>Writes when a response is lost, before the client can repeat its try.</summary>
    private sealed class OtherWriter(Func<Task> writeAsync) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                await writeAsync();
                throw;
            }
        }
    }
}
