namespace Customary.Client;

/// <summary>
/// Numbers of faults. Source: "Error codes" of the Partner Center documentation and docs/contract.md#fault-codes. Other numbers can
/// occur, and a number can have another meaning with another status.
/// </summary>
public static class CustomaryErrorCode
{
    /// <summary>404: the route, audit record, directory role or country does not exist.</summary>
    public const int ResourceNotFound = 1000;

    /// <summary>403: the partner is registered as a kind of partner that has no such relationships.</summary>
    public const int AuthorizationFailed = 1002;

    /// <summary>400: the body or the continuation token is not valid.</summary>
    public const int InvalidInput = 2000;

    /// <summary>400: the address is not valid.</summary>
    public const int InvalidAddress = 2007;

    /// <summary>403: the partner is not onboarded to the country.</summary>
    public const int CountryNotOnboarded = 2030;

    /// <summary>400 or 412: the etag is stale or missing.</summary>
    public const int StaleEtag = 2055;

    /// <summary>400: a field, parameter or filter is not valid. 404: the partner network ID does not exist.</summary>
    public const int InvalidProperty = 3000;

    /// <summary>409: the domain, user principal name or qualification is already in use.</summary>
    public const int AlreadyExists = 3001;

    /// <summary>409: the request ID was used with another body.</summary>
    public const int RequestIdReused = 3002;

    /// <summary>409: what a request with this ID created no longer exists.</summary>
    public const int CreatedResourceGone = 3003;

    /// <summary>403: the customer agreement is not confirmed.</summary>
    public const int AgreementNotConfirmed = 13605;

    /// <summary>400: the country is not supported.</summary>
    public const int CountryNotSupported = 20000;

    /// <summary>403: the partner has no relationship with the customer any more.</summary>
    public const int NoRelationship = 20002;

    /// <summary>400: the state or postal code of an address is not valid.</summary>
    public const int InvalidAddressField = 27002;

    /// <summary>404: the user does not exist, is deleted, or does not have the role.</summary>
    public const int UserNotFound = 60002;

    /// <summary>404: the customer does not exist, or belongs to another partner.</summary>
    public const int CustomerNotFound = 60003;

    /// <summary>400: the country does not support an organization registration number.</summary>
    public const int RegistrationNumberNotSupported = 600002;

    /// <summary>403: the action is not allowed for this partner or customer.</summary>
    public const int ActionNotAllowed = 600006;

    /// <summary>400: the organization registration number is missing.</summary>
    public const int RegistrationNumberMissing = 600049;

    /// <summary>400: the organization registration number is not valid.</summary>
    public const int InvalidRegistrationNumber = 600050;

    /// <summary>400: the phone number is missing.</summary>
    public const int PhoneNumberMissing = 600051;

    /// <summary>409: the partner already confirmed this agreement.</summary>
    public const int AgreementExists = 600061;

    /// <summary>404: the account of the customer was never validated.</summary>
    public const int AccountStatusNotFound = 600074;

    /// <summary>401: the access token is missing or not valid.</summary>
    public const int TokenMissing = 800001;

    /// <summary>400, 408, 413, 414, 415 or 431: the request is not valid HTTP for this service.</summary>
    public const int InvalidRequest = 800002;

    /// <summary>500 or 503: the service failed or is overloaded.</summary>
    public const int ServiceError = 800003;

    /// <summary>400: the associated partner is not an indirect reseller of the caller.</summary>
    public const int InvalidIndirectReseller = 800016;

    /// <summary>400: the sandbox account has as many customers as it can have.</summary>
    public const int SandboxQuotaReached = 800018;

    /// <summary>403: the partner is not allowed to use the service.</summary>
    public const int PartnerNotActive = 800039;

    /// <summary>406: the response cannot have the requested media type.</summary>
    public const int NotSupported = 800042;

    /// <summary>400: the customer ID is not a GUID.</summary>
    public const int InvalidCustomerId = 900118;

    /// <summary>403: the indirect reseller has not accepted the partner agreement.</summary>
    public const int ResellerAgreementNotAccepted = 900123;

    /// <summary>403: the partner has not accepted the partner agreement.</summary>
    public const int PartnerAgreementNotAccepted = 900124;

    /// <summary>400: a value is not one of those that are known.</summary>
    public const int UnknownValue = 900126;

    /// <summary>400: the cloud or environment does not have the operation.</summary>
    public const int OperationNotSupported = 900127;

    /// <summary>405: the resource does not have the method.</summary>
    public const int MethodNotAllowed = 900141;

    /// <summary>403: the role of the caller lacks the rights.</summary>
    public const int RoleRequired = 900150;

    /// <summary>403: the partner has no delegated access to the directory of the customer.</summary>
    public const int InsufficientPrivileges = 900308;

    /// <summary>403: the operation needs the token of a user.</summary>
    public const int UserTokenRequired = 900329;

    /// <summary>401: the token is for another audience.</summary>
    public const int InvalidAudience = 900420;
}
