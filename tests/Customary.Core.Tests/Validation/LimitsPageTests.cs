using Customary.Core.Validation;

namespace Customary.Core.Tests.Validation;

public sealed class LimitsPageTests
{
    [Theory]
    [InlineData("request body", RequestLimits.BodyBytes)]
    [InlineData("request line", RequestLimits.RequestLineBytes)]
    [InlineData("request headers", RequestLimits.HeaderBytes)]
    public void The_page_has_the_limits_of_requests(string limit, int bytes) => RepositoryFile.Read("docs/limits.md").ShouldContain($"\n| {limit} | {bytes / 1024} KiB");

    [Fact]
    public void The_page_has_the_number_of_headers_and_the_time_of_a_stalled_response()
    {
        var page = RepositoryFile.Read("docs/limits.md");
        page.ShouldContain($" in {RequestLimits.HeaderCount} headers ");
        page.ShouldContain($"disconnected after {RequestLimits.ResponseStallTime.TotalSeconds} seconds");
    }
}
