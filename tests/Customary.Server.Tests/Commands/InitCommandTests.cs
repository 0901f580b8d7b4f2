using Customary.Core.Sandbox;
using Customary.Server.Commands;

namespace Customary.Server.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-init-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Writes_the_starter_and_does_not_replace_a_file()
    {
        var path = Path.Combine(_folder.FullName, "my.seed.json");
        using var output = new StringWriter();
        (await CommandLine.RunAsync(["init", path], output, output)).ShouldBe(0);
        (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBe(SeedStarter.Read());
        output.ToString().ShouldContain($"--seed {path}");
        await File.WriteAllTextAsync(path, "mine", TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        (await CommandLine.RunAsync(["init", path], TextWriter.Null, error)).ShouldBe(CommandLine.Failed);
        error.ToString().ShouldStartWith($"init: {path} cannot be written: ");
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }
}
