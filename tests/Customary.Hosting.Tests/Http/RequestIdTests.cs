using Customary.Core.Security;

namespace Customary.Hosting.Tests.Http;

public sealed class RequestIdTests
{
    private const int Count = 100_000;

    [Fact]
    public void Ids_are_unique_across_processes_and_of_version_8()
    {
        IdGenerator[] processes = [new(TimeProvider.System), new(TimeProvider.System)];
        var ids = new Guid[Count];
        Parallel.For(0, Count, number => ids[number] = processes[number % 2].NewRequestId());
        ids.Distinct().Count().ShouldBe(Count);
        ids.ShouldAllBe(id => id.Version == 8 && id.Variant >= 8 && id.Variant <= 11);
    }
}
