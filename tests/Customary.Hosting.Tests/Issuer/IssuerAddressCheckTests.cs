using Customary.Hosting.Http;
using Customary.Hosting.Issuer;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>The warning at startup if clients of one address get names or links of another one.</summary>
public sealed class IssuerAddressCheckTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null, null)]
    [InlineData("http://127.0.0.1:5080;http://[::1]:5080", null, null)]
    [InlineData("https://localhost:5443", "https://localhost:5443", null)]
    [InlineData("https://localhost:443", "https://localhost", null)]
    [InlineData("http://*:5080;https://*:5443", "https://localhost:5443", null)]
    [InlineData("http://127.0.0.1:5080", "https://login.customary.test", "public-url is https://login.customary.test, and the server listens on http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/base", "public-url is http://127.0.0.1:5080/base")]
    [InlineData("http://127.0.0.1:5080;https://localhost:5443", null, "public-url is not set, so links lead to http://127.0.0.1:5080, also for clients that use https://localhost:5443")]
    public async Task Warns_only_if_an_address_leads_to_another_one(string urls, string? publicUrl, string? warning)
    {
        using var server = new ListeningServer(urls);
        var options = new PublicUrlOptions { Url = publicUrl is null ? null : new(publicUrl) };
        var listening = new ListeningUrls(server);
        var log = new WarningLog();
        await new IssuerAddressCheck(new(options, listening), options, listening, log).StartedAsync(CancellationToken.None);
        log.Warnings.Count.ShouldBe(warning is null ? 0 : 1);
        if (warning is not null) log.Warnings[0].ShouldStartWith(warning);
    }

    private sealed class ListeningServer : IServer
    {
        public ListeningServer(string urls)
        {
            var addresses = new ServerAddressesFeature();
            foreach (var url in urls.Split(';')) addresses.Addresses.Add(url);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }

    private sealed class WarningLog : ILogger<IssuerAddressCheck>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            logLevel.ShouldBe(LogLevel.Warning);
            Warnings.Add(formatter(state, exception));
        }
    }
}
