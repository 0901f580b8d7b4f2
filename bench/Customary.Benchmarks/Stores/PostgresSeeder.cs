using System.Text;
using Customary.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Customary.Benchmarks.Stores;

/// <summary>Adds numbered customers to a migrated PostgreSQL database, table by table.</summary>
internal static class PostgresSeeder
{
    public static Task FillAsync(string connectionString, int customers) => FillAsync(connectionString, customers, NumberedCustomer.CountTenants(customers));

    public static async Task FillAsync(string connectionString, int customers, int tenants)
    {
        var template = await CustomerTemplate.CreateAsync(isOld: true);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var row in template.Rows)
        {
            var columns = string.Join(", ", row.Table.Columns.Select(column => column.Name));
            await using var copy = await connection.BeginBinaryImportAsync($"copy {row.Table.Name} ({columns}) from stdin (format binary)");
            copy.Timeout = TimeSpan.FromHours(1);
            for (var number = 0; number < customers; number++)
            {
                if (number % 10_000 == 0) Progress.Show($"{row.Table.Name}: {number:N0} of {customers:N0} customers");
                template.SetNumber(number, customers, tenants);
                await WriteAsync(copy, row);
            }

            await copy.CompleteAsync();
        }

        Progress.Show("vacuum analyze");
        await using var vacuum = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 3600 };
        await vacuum.ExecuteNonQueryAsync();
        Progress.End();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, TemplateRow row)
    {
        await copy.StartRowAsync();
        for (var index = 0; index < row.Values.Length; index++)
        {
            await (row.Values[index] switch
            {
                null => copy.WriteNullAsync(),
                long number => copy.WriteAsync(number, NpgsqlDbType.Bigint),
                byte[] id when row.Table.Columns[index].Kind == ParameterKind.Id => copy.WriteAsync(new Guid(id, bigEndian: true), NpgsqlDbType.Uuid),
                byte[] text when row.Table.Columns[index].Kind == ParameterKind.Text => copy.WriteAsync(Encoding.UTF8.GetString(text), NpgsqlDbType.Text),
                byte[] json when row.Table.Columns[index].Kind == ParameterKind.Json => copy.WriteAsync(json, NpgsqlDbType.Json),
                var bytes => copy.WriteAsync((byte[])bytes, NpgsqlDbType.Bytea),
            });
        }
    }
}
