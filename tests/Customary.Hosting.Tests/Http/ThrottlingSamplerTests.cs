using Customary.Hosting.Http;

namespace Customary.Hosting.Tests.Http;

public sealed class ThrottlingSamplerTests
{
    [Fact]
    public void Selects_the_first_response_of_a_partner_in_each_interval_and_counts_the_others()
    {
        var sampler = new ThrottlingSampler();
        var partner = Guid.NewGuid();
        for (var interval = 0; interval < 2; interval++)
        {
            sampler.TrySelect(partner).ShouldBeTrue();
            sampler.TrySelect(partner).ShouldBeFalse();
            sampler.TrySelect(partner).ShouldBeFalse();
            sampler.Reset().ShouldBe([(partner, 2)]);
        }

        sampler.Reset().ShouldBeEmpty();
    }

    [Fact]
    public void Counts_any_number_of_partners_in_bounded_memory()
    {
        var sampler = new ThrottlingSampler();
        var selected = Enumerable.Range(0, ThrottlingSampler.MaxPartners + 50).Count(_ => sampler.TrySelect(Guid.NewGuid()));
        selected.ShouldBe(ThrottlingSampler.MaxPartners);
        sampler.TrySelect(null).ShouldBeFalse();
        sampler.Reset().ShouldBe([(null, 51)]);
        sampler.TrySelect(null).ShouldBeTrue();
    }
}
