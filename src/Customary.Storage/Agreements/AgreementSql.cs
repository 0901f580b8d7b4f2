namespace Customary.Storage.Agreements;

/// <summary>SQL for agreements.</summary>
internal static class AgreementSql
{
    public const string List = "select body from agreements where partner_id = $1 and customer_id = $2 order by agreement_id";

    public const string Add = "insert into agreements (partner_id, customer_id, agreement_id, body) values ($1, $2, $3, $4)";
}
