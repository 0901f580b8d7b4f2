using Customary.Hosting.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Authentication;

public sealed class TokenCacheTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public Task Returns_only_tokens_that_were_added_and_have_not_expired() =>
        PropertyCheck.RunAsync<(byte Kind, byte Token)[]>(100, steps =>
        {
            var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
            var (cache, added) = (new TokenCache(clock, capacity: 8), new Dictionary<string, ValidatedToken>());
            foreach (var (kind, number) in steps)
            {
                var token = $"token {number % 20}";
                if (kind % 3 == 0)
                {
                    clock.Advance(TimeSpan.FromSeconds(number));
                }
                else if (kind % 3 == 1)
                {
                    added.TryAdd(token, New(clock, TimeSpan.FromSeconds(kind * 4)));
                    cache.Add(token, added[token]);
                }
                else if (cache.TryFind(token, out var found))
                {
                    found.ShouldBeSameAs(added[token]);
                    added[token].Expires.ShouldBeGreaterThan(clock.GetUtcNow().UtcDateTime);
                }
            }

            return Task.CompletedTask;
        });

    [Fact]
    public void Returns_a_token_until_it_expires()
    {
        var cache = new TokenCache(_clock);
        cache.Add("token", New(_clock, TimeSpan.FromHours(1)));
        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        cache.TryFind("token", out _).ShouldBeTrue();
        cache.TryFind("Token", out _).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));
        cache.TryFind("token", out _).ShouldBeFalse();
    }

    [Fact]
    public void Holds_at_most_its_capacity_and_keeps_the_latest_tokens()
    {
        var cache = new TokenCache(_clock, capacity: 100);
        for (var number = 0; number < 10_000; number++) cache.Add($"{number}", New(_clock, TimeSpan.FromHours(1)));
        var found = Enumerable.Range(0, 10_000).Reverse().Where(number => cache.TryFind($"{number}", out _)).ToList();
        found.Count.ShouldBeInRange(50, 100);
        found[0].ShouldBe(9_999);
    }

    [Fact]
    public void Keeps_a_token_in_use_while_others_are_evicted()
    {
        var cache = new TokenCache(_clock, capacity: 100);
        cache.Add("in use", New(_clock, TimeSpan.FromHours(1)));
        for (var number = 0; number < 1_000; number++)
        {
            cache.Add($"{number}", New(_clock, TimeSpan.FromHours(1)));
            cache.TryFind("in use", out _).ShouldBeTrue();
        }
    }

    [Fact]
    public void Many_threads_each_get_the_caller_of_their_own_token()
    {
        var cache = new TokenCache(_clock, capacity: 64);
        var callers = Enumerable.Range(0, 200).Select(number => (Token: $"{number}", Checked: New(_clock, TimeSpan.FromHours(1)))).ToArray();
        Parallel.For(0, 20_000, new() { MaxDegreeOfParallelism = 16 }, number =>
        {
            var (token, expected) = callers[number * 7 % callers.Length];
            if (cache.TryFind(token, out var found)) found.ShouldBeSameAs(expected);
            else cache.Add(token, expected);
        });
        callers.Count(caller => cache.TryFind(caller.Token, out _)).ShouldBeInRange(1, 64 + 16);
    }

    [Fact]
    public void Concurrent_adds_at_the_limit_of_a_generation_evict_no_recent_token()
    {
        const int capacity = 64, before = (capacity / 2) - 1, threads = 8;
        for (var round = 0; round < 200; round++)
        {
            var cache = new TokenCache(_clock, capacity);
            for (var number = 0; number < before; number++) cache.Add($"{number}", New(_clock, TimeSpan.FromHours(1)));
            using var start = new Barrier(threads);
            Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, number =>
            {
                var added = New(_clock, TimeSpan.FromHours(1));
                start.SignalAndWait();
                cache.Add($"{before + number}", added);
            });
            // Fewer lookups than would fill the next generation.
            Enumerable.Range(0, (capacity / 2) - threads).Count(number => !cache.TryFind($"{number}", out _)).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_300)]
    [InlineData(1_400)]
    [InlineData(100_000)]
    public void Distinguishes_tokens_of_any_length_by_every_character(int length)
    {
        var cache = new TokenCache(_clock);
        cache.Add(new string('x', length), New(_clock, TimeSpan.FromHours(1)));
        cache.TryFind(new string('x', length), out _).ShouldBeTrue();
        cache.TryFind(new string('x', length - 1) + 'y', out _).ShouldBeFalse();
        cache.TryFind(new string('x', length + 1), out _).ShouldBeFalse();
    }

    private static ValidatedToken New(FakeTimeProvider clock, TimeSpan lifetime) =>
        new(new(Guid.NewGuid(), IsSandbox: false, Application: null, User: null), clock.GetUtcNow().UtcDateTime + lifetime);
}
