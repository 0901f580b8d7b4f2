<#
.SYNOPSIS
Creates a customer, lists customers by name, changes the billing address and deletes the customer, with Customary.Client.

.DESCRIPTION
Runs in PowerShell 7. Build the assemblies first:

  dotnet build samples/powershell-client -c Release
  pwsh samples/powershell-client/customers.ps1 -Url http://127.0.0.1:5080
#>
param(
  [uri] $Url = 'http://127.0.0.1:5080',
  [string] $Tenant = 'contoso',
  [string] $Assemblies = (Join-Path $PSScriptRoot 'bin/Release/netstandard2.0')
)
$ErrorActionPreference = 'Stop'

# The client is asynchronous. A script waits for the results.
function Wait-Task($Task) { $Task.GetAwaiter().GetResult() }

# The dependencies are found in the same folder.
Add-Type -Path (Join-Path $Assemblies 'Customary.Contracts.dll'), (Join-Path $Assemblies 'Customary.Client.dll')

# The development issuer of a Customary server gives tokens to anyone. For Microsoft's service, use a credential of Azure.Identity
# and [Customary.Client.CustomaryClient]::ForCloud('Global', $credential, $null).
$credential = [Customary.Client.DevelopmentCredential]::new($Url, $Tenant)
$client = [Customary.Client.CustomaryClient]::new($Url, $credential)

$newCustomer = [Customary.Contracts.Customer] @{
  CompanyProfile = [Customary.Contracts.CustomerCompanyProfile] @{ Domain = "fabrikam$([guid]::NewGuid().ToString('N').Substring(0, 16)).onmicrosoft.com" }
  BillingProfile = [Customary.Contracts.CustomerBillingProfile] @{
    Email = 'ann@fabrikam.com'
    Culture = 'en-US'
    Language = 'en'
    CompanyName = 'Fabrikam'
    DefaultAddress = [Customary.Contracts.Address] @{ Country = 'US'; State = 'WA'; City = 'Redmond'; AddressLine1 = 'One Way'; PostalCode = '98052' }
  }
}

try {
  $created = Wait-Task $client.Customers.CreateAsync($newCustomer)
  "Created $($created.CompanyProfile.Domain). The first administrator is $($created.UserCredentials.UserName)."

  foreach ($customer in Wait-Task $client.Customers.ListAsync([Customary.Client.CustomerFilter]::CompanyNameStartsWith('fab')).ToListAsync()) {
    "Found $($customer.CompanyProfile.CompanyName), $($customer.CompanyProfile.Domain)."
  }

  # If another writer was faster, the etag is stale, and the status of the exception is 400 or 412. Then read it again.
  $profile = Wait-Task $client.GetCustomer($created.Id).BillingProfile.GetAsync()
  $profile.Email = 'billing@fabrikam.com'
  $profile = Wait-Task $client.GetCustomer($created.Id).BillingProfile.ReplaceAsync($profile)
  "The bills go to $($profile.Email)."

  $null = Wait-Task $client.GetCustomer($created.Id).DeleteAsync()
  'Deleted it.'
}
catch [Customary.Client.CustomaryException] {
  # The message says what is wrong and what to do, with one entry for each field that is not valid.
  [Console]::Error.WriteLine($_.Exception.Message)
  exit 1
}
