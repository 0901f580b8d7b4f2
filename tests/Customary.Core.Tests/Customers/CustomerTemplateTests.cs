using System.Text;
using System.Text.Json;
using Customary.Contracts;
using Customary.Core.Customers;
using Customary.Storage.Customers;
using Customary.Storage.Sql;

namespace Customary.Core.Tests.Customers;

public sealed class CustomerTemplateTests
{
    [Fact]
    public Task Template_writes_the_same_JSON_as_the_serializer_for_any_name() =>
        PropertyCheck.RunAsync<(Guid Id, string? Domain, string? Name)>(500, values =>
        {
            var customer = Summary(values.Id, values.Domain ?? "", values.Name ?? "", RelationshipToPartner.Reseller);
            Write(customer).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(CustomerItemsBuffer.Item(customer), ContractsJsonContext.Api.Customer));
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("{name}")]
    [InlineData("{domain}{relationship}")]
    [InlineData("1a0c7e52-0000-4000-8000-5d1f3b9e6c24")]
    [InlineData("\"items\":[]")]
    [InlineData("Ωmega \"&<>' \u2028 \U0001F680 \\ \t")]
    public void A_name_that_looks_like_a_placeholder_is_written_literally(string name)
    {
        var customer = Summary(Guid.NewGuid(), name, name, name);
        Write(customer).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(CustomerItemsBuffer.Item(customer), ContractsJsonContext.Api.Customer));
    }

    private static CustomerSummary Summary(Guid id, string domain, string name, string relationship) =>
        new(id, Encoding.UTF8.GetBytes(domain), Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(relationship));

    private static byte[] Write(CustomerSummary customer)
    {
        var output = new PooledBufferWriter(1);
        CustomerTemplate.Create(CustomerItemsBuffer.Item).Write(customer, output);
        return output.Detach().ToArray();
    }
}
