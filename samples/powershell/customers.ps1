# Creates, lists and deletes a customer. It needs PowerShell 7 and no modules.
param([string] $Server = 'http://127.0.0.1:5080')
$ErrorActionPreference = 'Stop'

# The development issuer accepts any client, user and password. The tenant "contoso" registers itself.
$token = (Invoke-RestMethod "$Server/contoso/oauth2/v2.0/token" -Method Post -Body @{
    grant_type = 'password'; client_id = 'powershell'; username = 'ann@contoso.com'; password = 'any'
    scope      = 'https://api.partnercenter.microsoft.com/.default'
}).access_token
$headers = @{ Authorization = "Bearer $token" }

# A repeated request with the same MS-RequestId creates nothing twice. PowerShell repeats it after 429 and 503, and honors Retry-After.
$customer = Invoke-RestMethod "$Server/v1/customers" -Method Post -ContentType application/json -MaximumRetryCount 5 `
    -Headers ($headers + @{ 'MS-RequestId' = (New-Guid).Guid }) -Body (ConvertTo-Json -Depth 5 @{
        companyProfile = @{ domain = "powershell$([DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()).onmicrosoft.com" }
        billingProfile = @{
            email = 'billing@fabrikam.com'; culture = 'en-US'; language = 'en'; companyName = 'Fabrikam'
            defaultAddress = @{ country = 'US'; state = 'WA'; city = 'Redmond'; addressLine1 = 'One Way'; postalCode = '98052' }
        }
    })
"Created $($customer.id)"

# Each page has the token of the next one.
$page = Invoke-RestMethod "$Server/v1/customers?size=40" -Headers $headers
while ($true) {
    $page.items | ForEach-Object { "$($_.id) $($_.companyProfile.companyName)" }
    if (-not $page.continuationToken) { break }
    $page = Invoke-RestMethod "$Server/v1/customers?size=40&seekOperation=Next" -Headers ($headers + @{ 'MS-ContinuationToken' = $page.continuationToken })
}

Invoke-RestMethod "$Server/v1/customers/$($customer.id)" -Method Delete -Headers $headers
'Deleted'
