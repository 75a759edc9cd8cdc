using Helpdesk.Application.Products;

namespace Helpdesk.Web.Pages.Admin.Products;

internal static class ProductsLinks
{
    public const string Index = "/admin/products";
    public const string CreateFamily = $"{Index}/new";

    public static string Family(long id) => $"{Index}/{id}";

    public static string EditFamily(long id) => $"{Index}/{id}/edit";

    public static string TimeBoxes(long family) => $"{Index}/{family}/time-boxes";

    public static string CreateProduct(long family) => $"{Index}/{family}/new";

    public static string EditProduct(long id) => $"{Index}/product/{id}";

    public static string CreateGeneration(long product) => $"{Index}/product/{product}/new";

    public static string EditGeneration(long id) => $"{Index}/generation/{id}";

    public static string Activity(CatalogPart part, long id) => $"{Index}/{part.ToString().ToLowerInvariant()}/{id}/activity";
}
