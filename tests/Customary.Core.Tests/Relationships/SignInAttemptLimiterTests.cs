using System.Net;
using Customary.Core.Relationships;
using Customary.Core.Security;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Core.Tests.Relationships;

public sealed class SignInAttemptLimiterTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void All_addresses_of_one_client_share_a_limit(string first, string second, bool areSame)
    {
        var limiter = Create(limit: 1);
        limiter.TryAcquire(IPAddress.Parse(first)).ShouldBe(0);
        limiter.TryAcquire(IPAddress.Parse(second)).ShouldBe(areSame ? 60 : 0);
        _clock.Advance(TimeSpan.FromSeconds(60));
        limiter.TryAcquire(IPAddress.Parse(second)).ShouldBe(0);
    }

    [Fact]
    public void Memory_is_bounded_for_any_number_of_addresses_and_domains()
    {
        var limiter = Create(limit: 20);
        for (var number = 0; number < 200_000; number++)
        {
            limiter.TryAcquire(new IPAddress(number + 0x0100_0000L));
            limiter.TryAcquire(null, $"domain{number}.example");
        }

        limiter.AddressCount.ShouldBeInRange(SignInAttemptLimiter.Slots / 2, SignInAttemptLimiter.Slots);
        limiter.CustomerCount.ShouldBeInRange(SignInAttemptLimiter.Slots / 2, SignInAttemptLimiter.Slots);
    }

    [Fact]
    public void An_unknown_domain_is_limited_like_a_customer()
    {
        var limiter = Create(limit: 0);
        var customer = Guid.NewGuid();
        for (var attempt = 0; attempt < SignInAttemptLimiter.MaxPerCustomer; attempt++)
            (limiter.TryAcquire(customer, "contoso.example"), limiter.TryAcquire(null, "nobody.example")).ShouldBe((0, 0));
        (limiter.TryAcquire(customer, "contoso.example"), limiter.TryAcquire(null, "NOBODY.example")).ShouldBe((60, 60));
    }

    private SignInAttemptLimiter Create(int limit) =>
        new(new SignInOptions { AttemptsPerMinute = limit }, new IdGenerator(_clock), _clock);
}
