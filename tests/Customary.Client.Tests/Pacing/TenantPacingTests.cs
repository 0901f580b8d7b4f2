using Microsoft.Extensions.Time.Testing;

namespace Customary.Client.Tests.Pacing;

public sealed class TenantPacingTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_limit_is_used_fully_and_never_exceeded_in_any_minute()
    {
        var pacing = new TenantPacing(3, _clock);
        for (var count = 0; count < 3; count++) await SendAsync(pacing);
        var waiting = pacing.AcquireAsync(Long, CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(59.9));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        (await waiting).Wait.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Requests_on_their_way_count()
    {
        var pacing = new TenantPacing(1, _clock);
        var first = await pacing.AcquireAsync(Long, CancellationToken.None);
        var second = pacing.AcquireAsync(Long, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(30));
        second.IsCompleted.ShouldBeFalse();

        // The service can have counted the request at any time before its response.
        first.Completed();
        _clock.Advance(TimeSpan.FromSeconds(59));
        second.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await second).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_429_there_is_no_limit()
    {
        var pacing = new TenantPacing(null, _clock);
        for (var count = 0; count < 10_000; count++) await SendAsync(pacing);
        pacing.RequestsPerMinute.ShouldBeNull();
    }

    [Fact]
    public async Task A_429_stops_all_requests_until_its_time_and_teaches_the_limit()
    {
        var pacing = new TenantPacing(null, _clock);
        for (var count = 0; count < 7; count++) await SendAsync(pacing);
        (await pacing.AcquireAsync(Long, CancellationToken.None)).Throttled(TimeSpan.FromSeconds(60));
        pacing.RequestsPerMinute.ShouldBe(7);

        var waiting = pacing.AcquireAsync(Long, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(59));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await waiting).Completed();
    }

    [Fact]
    public async Task A_limit_that_was_lowered_is_learned_from_the_time_that_the_service_asks_to_wait()
    {
        var pacing = new TenantPacing(10, _clock);
        for (var count = 0; count < 10; count++)
        {
            await SendAsync(pacing);
            _clock.Advance(TimeSpan.FromSeconds(6));
        }

        // With a limit of 8, the service accepts again when only 7 of the 10 are left: after the third has left the window.
        (await pacing.AcquireAsync(Long, CancellationToken.None)).Throttled(TimeSpan.FromSeconds(12));
        pacing.RequestsPerMinute.ShouldBe(8);
    }

    [Fact]
    public async Task Other_processes_do_not_lower_the_limit_below_half()
    {
        var pacing = new TenantPacing(100, _clock);
        await SendAsync(pacing);
        (await pacing.AcquireAsync(Long, CancellationToken.None)).Throttled(TimeSpan.FromSeconds(30));
        pacing.RequestsPerMinute.ShouldBe(50);
    }

    [Fact]
    public async Task A_limit_grows_while_it_is_used_and_nothing_is_refused()
    {
        var pacing = new TenantPacing(100, _clock);
        for (var minute = 0; minute < 4; minute++)
        {
            for (var count = 0; count < 100; count++) await SendAsync(pacing);
            var next = pacing.AcquireAsync(Long, CancellationToken.None);
            _clock.Advance(TimeSpan.FromSeconds(60));
            if (next.IsCompleted) (await next).Completed();
            _clock.Advance(TimeSpan.FromSeconds(60));
        }

        pacing.RequestsPerMinute!.Value.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Permits_are_given_in_order()
    {
        var pacing = new TenantPacing(1, _clock);
        await SendAsync(pacing);
        var waiting = Enumerable.Range(0, 5).Select(_ => pacing.AcquireAsync(Long, CancellationToken.None).AsTask()).ToList();
        pacing.WaitingRequests.ShouldBe(5);
        for (var given = 0; given < 5;)
        {
            _clock.Advance(TimeSpan.FromSeconds(60));
            waiting.Skip(given).SkipWhile(permit => permit.IsCompleted).ShouldAllBe(permit => !permit.IsCompleted);
            for (; given < 5 && waiting[given].IsCompleted; given++) (await waiting[given]).Completed();
        }
    }

    [Fact]
    public async Task A_wait_that_would_be_too_long_is_refused()
    {
        var pacing = new TenantPacing(1, _clock);
        (await pacing.AcquireAsync(Long, CancellationToken.None)).Throttled(TimeSpan.FromSeconds(30));
        var refused = await pacing.AcquireAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        (refused.IsRefused, refused.Wait).ShouldBe((true, TimeSpan.FromSeconds(30)));

        _clock.Advance(TimeSpan.FromSeconds(30));
        await SendAsync(pacing);
        var late = pacing.AcquireAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(10));
        (await late).IsRefused.ShouldBeTrue();
        pacing.WaitingRequests.ShouldBe(0);
    }

    [Fact]
    public async Task A_canceled_wait_leaves_the_queue()
    {
        var pacing = new TenantPacing(1, _clock);
        await SendAsync(pacing);
        using var cancellation = new CancellationTokenSource();
        var canceled = pacing.AcquireAsync(Long, cancellation.Token);
        var next = pacing.AcquireAsync(Long, CancellationToken.None);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await canceled);
        _clock.Advance(TimeSpan.FromSeconds(60));
        (await next).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_limit_must_be_positive() => Should.Throw<ArgumentOutOfRangeException>(() => new TenantPacing(0));

    private static async Task SendAsync(TenantPacing pacing) => (await pacing.AcquireAsync(Long, CancellationToken.None)).Completed();
}
