using System.Diagnostics.Metrics;
using System.Net.Sockets;
using System.Text;
using Customary.Hosting.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Http;

/// <summary>Tests clients that request large responses and do not read them.</summary>
public sealed class ResponseBufferTests
{
    private const int Readers = 24;
    private const int PagesPerReader = 100;

    // The buffers of Kestrel for a connection in both directions, plus the chunk in progress.
    private const int MaxBufferedBytesPerReader = 128 * 1024;

    [Fact]
    public async Task A_stalled_reader_uses_bounded_memory_and_is_disconnected()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var partner = await service.SignInAsync();
        await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => partner.CreateCustomerAsync()));
        (await partner.GetAsync("/v1/customers")).Text.Length.ShouldBeGreaterThan(200_000, "a page is much larger than what a reader may hold");
        using var meters = new ServerMeters(service, Readers);

        var readers = Enumerable.Range(0, Readers).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 }).ToList();
        var stalled = Task.WhenAll(readers.Select(reader => RequestAsync(reader, service, partner)));
        await meters.AllDropped;

        meters.AllocatedBytes.ShouldBeLessThan(Readers * MaxBufferedBytesPerReader);
        service.Services.GetRequiredService<ResponseBudget>().Bytes.ShouldBe(0);
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
        foreach (var reader in readers) reader.Dispose();
        await stalled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task A_partner_with_too_many_unread_responses_gets_503_and_others_do_not()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var (flooding, other) = (await service.SignInAsync(), await service.SignInAsync());
        var small = await flooding.CreateCustomerAsync();
        foreach (var partner in (TestPartner[])[flooding, other]) await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => partner.CreateCustomerAsync()));
        var budget = service.Services.GetRequiredService<ResponseBudget>();
        budget.TryReserve(flooding.Tenant, (int)ResponseBudget.MaxBytesPerPartner).ShouldBeTrue();

        var rejected = await flooding.GetAsync("/v1/customers");
        rejected.ShouldBeFault(503, 800003);
        rejected.Headers["Retry-After"].ShouldBe("2");
        (await flooding.GetAsync($"/v1/customers/{small["id"]}")).Status.ShouldBe(200);
        (await other.GetAsync("/v1/customers")).Status.ShouldBe(200);

        budget.Release(flooding.Tenant, (int)ResponseBudget.MaxBytesPerPartner);
        (await flooding.GetAsync("/v1/customers")).Status.ShouldBe(200);

        // The client can have the whole response before the server has released it.
        SpinWait.SpinUntil(() => budget.Bytes == 0, TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public void All_partners_together_stay_within_the_buffer_budget()
    {
        var budget = new ResponseBudget();
        var partners = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        partners.Select(partner => budget.TryReserve(partner, (int)ResponseBudget.MaxBytesPerPartner)).ShouldBe([true, true, true, true, false]);
        budget.TryReserve(partners[0], 1).ShouldBeFalse();
        budget.Release(partners[0], (int)ResponseBudget.MaxBytesPerPartner);
        budget.TryReserve(partners[4], (int)ResponseBudget.MaxBytesPerPartner + 1).ShouldBeFalse("the rest of the budget is smaller");
        budget.TryReserve(partners[4], 1).ShouldBeTrue();
        budget.Bytes.ShouldBe((3 * ResponseBudget.MaxBytesPerPartner) + 1);
    }

    // Requests more than the buffers of the operating system can hold and reads nothing, so that the server blocks.
    private static async Task RequestAsync(Socket reader, CustomaryFixture service, TestPartner partner)
    {
        await reader.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port);
        var request = $"GET /v1/customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {partner.Token}\r\n\r\n";
        await reader.SendAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(request, PagesPerReader))));
    }

    /// <summary>The metrics of Kestrel for the buffers and connections of one server.</summary>
    private sealed class ServerMeters : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly TaskCompletionSource _allDropped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly int _expected;
        private int _dropped;
        private long _allocated;

        public ServerMeters(CustomaryFixture service, int expected)
        {
            _expected = expected;
            var scope = service.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == scope && instrument.Name is "aspnetcore.memory_pool.allocated" or "kestrel.connection.duration") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, bytes, _, _) => Interlocked.Add(ref _allocated, bytes));
            _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Ended(tags));
            _listener.Start();
        }

        public Task AllDropped => _allDropped.Task;

        public long AllocatedBytes => Interlocked.Read(ref _allocated);

        public void Dispose() => _listener.Dispose();

        private void Ended(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
                if (tag is { Key: "error.type", Value: "aborted_by_app" or "min_response_data_rate" } && Interlocked.Increment(ref _dropped) == _expected) _allDropped.TrySetResult();
        }
    }
}
