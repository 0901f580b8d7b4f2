using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Qualifications;

/// <summary>What the operations on qualifications and validation codes are.</summary>
internal static class QualificationDescriptions
{
    private const string Room = "Qualifications";
    private const string Code = "135792";
    private static readonly CustomerQualification Qualification = new() { Qualification = QualificationKind.StateOwned };

    private static DescribedParameter CodeParameter { get; } = DescribedParameter.Query("code", "One of the partner's validation codes, for the Government Community Cloud.", Code);

    public static OperationDescription List() => new(Room, "Get a customer's qualifications")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [DescribedAnswer.Of(200, "All that the customer has or asked for.", WireJson.Wire.CustomerQualifications, (CustomerQualification[])[Qualification])],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription Create() => new(Room, "Update a customer's qualifications")
    {
        Parameters = [CustomerDescriptions.Id, CodeParameter],
        Body = DescribedBody.Of(WireJson.Wire.CustomerQualificationRequest, new() { Qualification = QualificationKind.StateOwned }),
        Answers = [DescribedAnswer.Of(201, "The qualification.", WireJson.Wire.CustomerQualification, Qualification)],
        Faults = [.. Faults(), Fault.RequestIdReused(), Fault.CreatedResourceGone()],
    };

    public static OperationDescription GetOlder() => new(Room, "Get a customer's qualification, in the older form")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [DescribedAnswer.Of(200, "The name of the qualification, or None.", WireJson.Wire.String, QualificationKind.Education)],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription UpdateOlder() => new(Room, "Update a customer's qualification, in the older form")
    {
        Text = "The body is the name of a qualification; the number of the .NET SDK's enumeration is read too.",
        Parameters = [CustomerDescriptions.Id, CodeParameter],
        Body = DescribedBody.Of(WireJson.Wire.String, QualificationKind.Education),
        Answers = [DescribedAnswer.Of(200, "The name of the qualification.", WireJson.Wire.String, QualificationKind.Education)],
        Faults = Faults(),
    };

    public static OperationDescription ListCodes() => new(Room, "Get a partner's validation codes")
    {
        Answers =
        [
            DescribedAnswer.Of(200, "The codes.", WireJson.Wire.ValidationCodes, (ValidationCode[])
            [
                new() { PartnerId = CustomerExamples.Reseller, OrganizationName = "City of Seattle", ValidationId = Code, MaxCreates = 10, RemainingCreates = 9, ETag = "1" },
            ]),
        ],
    };

    private static IReadOnlyList<Fault> Faults() =>
    [
        .. CustomerDescriptions.Faults, DescribedFaults.Invalid("qualification", $"must be one of {string.Join(", ", QualificationKind.Settable)}"),
        Fault.NotAllowed("validationCode", "is none of this partner's validation codes"), Fault.Qualified(QualificationKind.Education),
    ];
}
