using Customary.Server.Commands;

namespace Customary.Server.Tests.Commands;

/// <summary>A command on in-memory storage would have no effect.</summary>
public sealed class MemoryStorageTests
{
    private const string Id = "9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a11";

    [Theory]
    [InlineData($"partners add {Id} --kind direct-reseller")]
    [InlineData("partners list")]
    [InlineData($"partnerships add {Id} {Id}")]
    [InlineData($"partnerships remove {Id} {Id}")]
    [InlineData("partnerships list")]
    [InlineData($"validation-codes add {Id} 1 --organization-name a --max-creates 1")]
    [InlineData($"validation-codes remove {Id} 1")]
    [InlineData("validation-codes list")]
    [InlineData($"customers set {Id} --agreement-signed true")]
    public async Task An_administrative_command_refuses_storage_in_memory(string command)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        (await CommandLine.RunAsync([.. command.Split(' '), "--storage", "memory"], output, error)).ShouldBe(2);
        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldStartWith("storage: 'memory' has no effect");
    }

    [Fact]
    public async Task The_error_names_the_setting_and_what_to_use()
    {
        var (code, output, error) = await Customary.TestKit.ServerExecutable.RunAsync("partners", "list", "--storage", "memory", "--environment", "Development");
        (code, output).ShouldBe((2, ""));
        error.ShouldBe($"storage: 'memory' has no effect, because its data is lost when this command ends. Use `sqlite:PATH` or `postgres:CONNECTIONSTRING`, or --url for a running server.{Environment.NewLine}");
    }
}
