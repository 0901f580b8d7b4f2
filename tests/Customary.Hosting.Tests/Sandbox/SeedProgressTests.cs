using Customary.Hosting.Sandbox.Seed;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>How a large seed reports its progress.</summary>
public sealed class SeedProgressTests
{
    [Fact]
    public void A_line_with_rate_and_remaining_time_is_written_at_most_every_two_seconds()
    {
        using var log = new RecordedLog();
        var clock = new FakeTimeProvider();
        var progress = new SeedProgress(clock, 1000, log.CreateLogger("seed"));
        for (var added = 50; added <= 1000; added += 50)
        {
            clock.Advance(TimeSpan.FromSeconds(0.5));
            progress.Report(added);
        }

        log.Lines.Select(line => line.Message).ShouldBe(
        [
            .. new[] { 200, 400, 600, 800, 1000 }.Select(added => $"The seed is being added: {added} of 1000 customers, 100 a second, {(1000 - added) / 100} seconds remaining."),
        ]);
    }
}
