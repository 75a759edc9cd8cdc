namespace Helpdesk.Domain.Tests.Shared;

public sealed class CustomerAddressTests
{
    [Fact]
    public void A_customer_is_found_again_however_the_address_is_typed() =>
        Assert.Equal(Customer.KeyOf("carla@example.org"), new Customer("Carla", " Carla@Example.org ", Language.German).EmailKey);
}
