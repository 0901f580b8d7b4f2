using Customary.Storage.Sql;

namespace Customary.Hosting.Tests.Configuration;

/// <summary>Startup steps run in parallel; a failed startup releases all of them.</summary>
public sealed class StartupFailureTests : IDisposable
{
    private static readonly Uri Health = new("/healthz", UriKind.Relative);
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task An_address_in_use_fails_the_start_and_releases_the_store()
    {
        await using var other = await CustomaryFixture.StartAsync();
        await Should.ThrowAsync<IOException>(CustomaryFixture.StartAsync(path: _file.Path, settings: [("urls", other.Http.BaseAddress!.ToString())]));
        await using var next = await CustomaryFixture.StartAsync(path: _file.Path);
        (await next.Http.GetAsync(Health)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_locked_store_fails_the_start_and_does_not_affect_its_owner()
    {
        await using var first = await CustomaryFixture.StartAsync(path: _file.Path);
        await Should.ThrowAsync<StorageUnavailableException>(CustomaryFixture.StartAsync(path: _file.Path));
        (await first.Http.GetAsync(Health)).IsSuccessStatusCode.ShouldBeTrue();
    }
}
